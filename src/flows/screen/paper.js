// Two things that only the browser knows: that the page is printed, and that its look changed between light and dark.
const SHEET = 186 * 96 / 25.4 // width of what the sheet holds, in pixels: A4 without its margins
const FRAME = 300 // milliseconds until Streamlit itself has taken on the new look

let waiting // a new look also runs this script anew

function listen({ setTriggerValue }) {
  // a chart drawn for a screen is wider than a sheet of paper and would be cut: it is shrunk while the page is printed
  const charts = () => document.querySelectorAll(".js-plotly-plot")
  const shrink = () => charts().forEach(chart => {
    chart.style.zoom = Math.min(1, SHEET / Math.max(chart.offsetWidth, 1))
  })
  const grow = () => charts().forEach(chart => { chart.style.zoom = "" })
  // the server draws figures in the look that it knows, and hears of another only when the page asks again
  const dark = window.matchMedia("(prefers-color-scheme: dark)")
  const turned = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => setTriggerValue("look", dark.matches ? "dark" : "light"), FRAME)
  }
  window.addEventListener("beforeprint", shrink)
  window.addEventListener("afterprint", grow)
  dark.addEventListener("change", turned)
  return () => {
    window.removeEventListener("beforeprint", shrink)
    window.removeEventListener("afterprint", grow)
    dark.removeEventListener("change", turned)
  }
}
