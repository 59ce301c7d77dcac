// Lights up the whole path of whatever is pointed at in a Sankey diagram and fades the rest; says of a place what its
// label has no room for. The figure's meta holds for each ribbon the numbers of those of the same claims, and a text for
// each place; plotly itself lights one ribbon at a time.
const FADED = 0.12

function listen({ data }) {
  const plots = new Map()

  const ribbons = plot => plot.querySelectorAll(".sankey-link")
  const light = (plot, pointed) => {
    const paths = plot.layout?.meta?.paths
    if (!paths) return
    // a ribbon has a number of its own, a place those of its ribbons
    const ends = pointed.sourceLinks && [...pointed.sourceLinks, ...pointed.targetLinks]
    const lit = new Set((ends ?? [pointed]).flatMap(link => paths[link.pointNumber] ?? []))
    ribbons(plot).forEach(part => {
      part.style.opacity = lit.has(part.__data__?.link?.pointNumber) ? 1 : FADED
    })
  }
  const rest = plot => ribbons(plot).forEach(part => { part.style.opacity = 1 })
  const tell = (plot, pointed, part) => {
    const text = plot.layout?.meta?.nodes?.[pointed.customdata]
    if (!text || !part || part.querySelector("title")) return
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title")
    title.textContent = text
    part.append(title)
  }

  // plotly's element is made after this script runs, and made anew when the look of the page changes
  const attach = () => {
    for (const plot of document.querySelectorAll(`[class*="st-key-chart-${data.chart}"] .js-plotly-plot`)) {
      if (!plot.on || plots.has(plot)) continue
      let pointed = null
      const over = event => {
        pointed = event.points[0]
        light(plot, pointed)
        tell(plot, event.points[0], event.event?.target?.closest?.(".sankey-node"))
      }
      const out = () => { pointed = null; rest(plot) }
      const drawn = () => { if (pointed) light(plot, pointed) } // drawn anew under the pointer, as by a new width
      const heard = { plotly_hover: over, plotly_unhover: out, plotly_afterplot: drawn }
      for (const [event, listener] of Object.entries(heard)) plot.on(event, listener)
      plots.set(plot, heard)
      plot.dataset.lights = "yes" // from now on pointing is heard
    }
  }
  const watch = new MutationObserver(attach)
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, { childList: true, subtree: true })
  attach()
  return () => {
    watch.disconnect()
    for (const [plot, heard] of plots)
      for (const [event, listener] of Object.entries(heard)) plot.removeListener?.(event, listener)
  }
}
