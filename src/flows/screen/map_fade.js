// On the map: fades all but the route or country that is pointed at or chosen, writes the label of the chosen route
// beside its curve, and keeps the map within its bounds without trapping who scrolls the page.
function listen({ data }) {
  const chart = document.querySelector(`.st-key-chart-${data.chart}`)
  if (!chart) return
  let plot = null

  // plotly keeps beside each element what it stands for
  const curves = () => [...chart.querySelectorAll(".scattergeo")].map(line => [line, line.__data__?.[0]?.trace.meta])
  const marks = () => [...chart.querySelectorAll(":is(.scattergeo, .scattergeo *):is(path.point, text)")].map(mark => [mark, mark.__data__?.data])
  const through = (key, mark) => `>${key}>`.includes(`>${mark}>`)

  const show = mark => {
    const keys = new Set(curves().map(([, meta]) => meta?.key).filter(Boolean))
    const shown = keys.has(mark) ? [mark] : [...keys].filter(key => mark && through(key, mark))
    const faded = key => shown.length > 0 && !shown.some(one => one === key || one.split(">").includes(key))
    for (const [line, meta] of curves()) {
      if (!meta) continue
      line.classList.toggle(meta.told ? "flows-faded" : "flows-gone", faded(meta.key))
      line.classList.toggle("flows-lit", Boolean(meta.told) && meta.key === data.mark)
    }
    for (const [element, key] of marks()) if (key) element.classList.toggle("flows-faded", faded(key))
    chart.querySelector(".flows-chosen")?.remove()
    if (mark === data.mark && shown.length === 1) label(shown[0])
  }
  const label = key => {
    const [line, meta] = curves().find(([, meta]) => meta?.told && meta.key === key)
    const path = [...line.querySelectorAll("path")].find(part => part.getTotalLength?.())
    if (!path) return
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text")
    text.setAttribute("class", "flows-chosen")
    text.setAttribute("x", x)
    text.setAttribute("y", y - 12)
    text.textContent = meta.told
    chart.querySelector(".hoverlayer")?.before(text)
  }

  const marked = event => event.points.map(point => point.customdata).find(text => typeof text === "string")
  const rest = () => show(data.mark)
  const enlarged = map => map.projection.scale() > map.fitScale * 1.01
  // what is dragged beyond the view comes back: plotly knows bounds of the scale, none of the place
  const bound = () => {
    const layout = plot._fullLayout, map = layout.geo?._subplot
    if (!map?.projection?.invert || !layout.meta) return
    const [left, right, bottom, top] = layout.meta, scale = map.projection.scale()
    const share = map.fitScale / scale, degree = scale * Math.PI / 180
    const within = (value, low, high) => {
      const half = (high - low) * share / 2
      return Math.min(Math.max(value, low + half), high - half)
    }
    const plane = latitude => Math.asinh(Math.tan(latitude * Math.PI / 180)) * 180 / Math.PI
    const [longitude, latitude] = map.projection.invert(map.midPt), middle = (left + right) / 2
    const x = longitude - 360 * Math.round((longitude - middle) / 360), y = plane(latitude)
    const across = within(x, left, right) - x, up = within(y, bottom, top) - y
    chart.classList.toggle("flows-enlarged", enlarged(map))
    if (Math.hypot(across, up) * degree > 1) {
      const [turn, ...turns] = map.projection.rotate(), [at, height] = map.projection.translate()
      map.projection.rotate([turn - across, ...turns]).translate([at, height + up * degree])
      map.render(true)
      const [lon, lat] = map.projection.invert(map.midPt)
      for (const geo of [plot.layout.geo, layout.geo]) {
        geo.center = { ...geo.center, lon, lat }
        geo.projection = { ...geo.projection, rotation: { ...geo.projection.rotation, lon: across - turn } }
      }
    }
    rest()
  }
  const heard = {
    plotly_hover: event => show(marked(event)), plotly_unhover: rest, plotly_relayout: bound, plotly_afterplot: rest,
  }

  // the page scrolls under wheel and finger; the map takes them with Ctrl held, or once it is enlarged
  const wheel = event => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation() }
  const touch = event => { if (!chart.classList.contains("flows-enlarged")) event.stopPropagation() }
  chart.addEventListener("wheel", wheel, { capture: true, passive: true })
  chart.addEventListener("touchstart", touch, { capture: true, passive: true })

  // plotly's element is made after this script runs, and made anew when the look of the page changes
  const attach = () => {
    const found = chart.querySelector(".js-plotly-plot")
    if (found === plot || !found?.on) return
    plot = found
    for (const [event, listener] of Object.entries(heard)) plot.on(event, listener)
    rest()
  }
  const watch = new MutationObserver(attach)
  watch.observe(chart, { childList: true, subtree: true })
  attach()
  return () => {
    watch.disconnect()
    chart.removeEventListener("wheel", wheel, { capture: true })
    chart.removeEventListener("touchstart", touch, { capture: true })
    for (const [event, listener] of Object.entries(heard)) plot?.removeListener?.(event, listener)
  }
}
