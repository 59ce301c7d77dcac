// Hands what a reader does on a plotly chart to the server: the text that a clicked mark carries (Streamlit itself
// reports no clicks on a Sankey diagram), and the days a drag leaves in view. Only texts that the server wrote into the
// figure come back, never markup. Draws the ties of a mark that is pointed at, where the figure's meta holds them.
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
    if (mark) setTriggerValue("mark", mark)
  }
  const untie = () => chart.querySelector(".ties-shown")?.remove()
  const tie = mark => {
    untie()
    const ties = plot.layout?.meta?.ties?.[mark]
    if (!ties) return
    const { xaxis, yaxis, font } = plot._fullLayout
    const at = (x, y) => `${xaxis._offset + xaxis.d2p(x)} ${yaxis._offset + yaxis.d2p(y)}`
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
    path.setAttribute("class", "ties-shown")
    path.setAttribute("d", ties.map(([x0, y0, x1, y1]) => `M${at(x0, y0)}L${at(x1, y1)}`).join(""))
    path.setAttribute("style", `fill: none; stroke: ${font.color}; stroke-width: 1.2px; pointer-events: none`)
    chart.querySelector(".hoverlayer")?.before(path)
  }
  const over = event => {
    const mark = marked(event)
    point(Boolean(mark))
    tie(mark)
  }
  const out = () => { point(false); untie() }
  const moved = change => {
    if (!data.zooms) return
    untie()
    const whole = change["xaxis.autorange"]
    const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]]
    if (whole || range[0]) setTriggerValue("window", whole ? "" : range.map(day => day.slice(0, 10)).join("/"))
  }
  const heard = { plotly_click: clicked, plotly_hover: over, plotly_unhover: out, plotly_relayout: moved }

  // plotly's element is made after this script runs, and made anew when the look of the page changes
  const attach = () => {
    const found = chart.querySelector(".js-plotly-plot")
    if (found === plot || !found?.on) return
    plot = found
    for (const [event, listener] of Object.entries(heard)) plot.on(event, listener)
  }
  const watch = new MutationObserver(attach)
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, { childList: true, subtree: true })
  attach()
  return () => {
    watch.disconnect()
    for (const [event, listener] of Object.entries(heard)) plot?.removeListener?.(event, listener)
  }
}
