// A chart drawn for a screen is wider than a sheet of paper and would be cut: it is shrunk while the page is printed.
const SHEET = 186 * 96 / 25.4 // width of what the sheet holds, in pixels: A4 without its margins

export default function () {
  const charts = () => document.querySelectorAll(".js-plotly-plot")
  const shrink = () => charts().forEach(chart => {
    chart.style.zoom = Math.min(1, SHEET / Math.max(chart.offsetWidth, 1))
  })
  const grow = () => charts().forEach(chart => { chart.style.zoom = "" })
  window.addEventListener("beforeprint", shrink)
  window.addEventListener("afterprint", grow)
  return () => {
    window.removeEventListener("beforeprint", shrink)
    window.removeEventListener("afterprint", grow)
  }
}
