// Hands the text that a clicked mark of a plotly chart carries to the server: Streamlit itself reports no clicks on a
// Sankey diagram. Only texts that the server wrote into the figure come back, never markup.
export default function ({ data, setTriggerValue }) {
  const chart = document.querySelector(`.st-key-chart-${data.chart}`)
  if (!chart) return
  let plot = null

  const marked = event => event.points.map(point => point.customdata).find(text => typeof text === "string" && text)
  const point = shown => chart.querySelectorAll(".drag, .hoverlayer, .geo").forEach(part => {
    part.style.cursor = shown ? "pointer" : ""
  })
  const clicked = event => {
    const mark = marked(event)
    if (!mark) return
    chart.dataset.asked = "yes" // on the element, as this script may be run anew before the answer comes
    setTriggerValue("mark", mark)
  }
  const over = event => point(Boolean(marked(event)))
  const out = () => point(false)

  // plotly's element is made after this script runs, and made anew when the look of the page changes
  const attach = () => {
    const found = chart.querySelector(".js-plotly-plot")
    if (found === plot || !found?.on) return
    plot = found
    plot.on("plotly_click", clicked)
    plot.on("plotly_hover", over)
    plot.on("plotly_unhover", out)
  }
  // who asked for the claims behind a mark is led to them, by eye and by keyboard
  const lead = () => {
    const panel = document.querySelector(`.st-key-panel-${data.panel}`)
    if (!chart.dataset.asked || !panel || !panel.textContent.includes(data.closing)) return
    delete chart.dataset.asked
    panel.tabIndex = -1
    panel.setAttribute("role", "region")
    panel.setAttribute("aria-labelledby", panel.querySelector("h2")?.id ?? "")
    panel.focus({ preventScroll: true })
    panel.scrollIntoView({ block: "nearest" })
  }
  const watch = new MutationObserver(() => { attach(); lead() })
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, { childList: true, subtree: true })
  attach()
  return () => {
    watch.disconnect()
    plot?.removeListener?.("plotly_click", clicked)
    plot?.removeListener?.("plotly_hover", over)
    plot?.removeListener?.("plotly_unhover", out)
  }
}
