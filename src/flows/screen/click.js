// Hands what a reader does on a plotly chart to the server: the text that a clicked mark carries (Streamlit itself
// reports no clicks on a Sankey diagram), and the days a drag leaves in view. Only texts that the server wrote into the
// figure come back, never markup. Under a finger, or on a narrow page, a mark is as large as WCAG asks of a target:
// whatever lies within 12 pixels of the touch is opened, all of it where that is several marks. Where the figure's meta
// holds ties between marks, it draws those of the open mark and of the one pointed at over the figure, which therefore
// need not be drawn anew.
function listen({ data, setTriggerValue }) {
  const find = () => document.querySelector(`.st-key-chart-${data.chart}`)
  let plot = null

  const marked = event => event.points.map(point => point.customdata).find(text => typeof text === "string" && text)
  const point = shown => find()?.querySelectorAll(".drag, .hoverlayer, .geo").forEach(part => {
    part.style.cursor = shown ? "pointer" : ""
  })

  const finger = matchMedia("(pointer: coarse), (max-width: 800px)"), REACH = 12, STEP = 3
  const spots = []
  for (let x = -REACH; x <= REACH; x += STEP)
    for (let y = -REACH; y <= REACH; y += STEP) if (Math.hypot(x, y) <= REACH) spots.push([x, y])
  const held = part => { // plotly keeps what a mark carries beside its element
    const { data, link, node, i } = part.__data__ ?? {}
    const bars = part.closest(".bars")?.__data__?.[0]?.trace.customdata
    return [data, link?.customdata, node?.customdata, bars?.[i]].find(text => typeof text === "string" && text)
  }
  const covers = part => {
    if (part.matches(".sankey-link")) {
      const own = part.getScreenCTM()?.inverse()
      return (x, y) => Boolean(own) && part.isPointInFill(new DOMPoint(x, y).matrixTransform(own))
    }
    const box = (part.querySelector(".node-rect") ?? part).getBoundingClientRect(), seen = box.width && box.height
    const [wide, high] = [box.width, box.height].map(side => Math.max(side, STEP + 1) / 2)
    const [left, top] = [box.x + box.width / 2, box.y + box.height / 2]
    return (x, y) => seen && Math.abs(x - left) <= wide && Math.abs(y - top) <= high
  }
  const touched = (x, y) => { // the mark that fills most of the finger's circle, else all that lie in it
    const shares = new Map()
    for (const part of plot.querySelectorAll(".sankey-link, .sankey-node, path.point, .barlayer .point")) {
      const mark = held(part)
      if (!mark) continue
      const within = covers(part), share = spots.filter(([across, down]) => within(x + across, y + down)).length
      if (share > (shares.get(mark) ?? 0)) shares.set(mark, share)
    }
    const most = [...shares].find(([, share]) => share > spots.length / 2)
    return most ? [most[0]] : [...shares.keys()]
  }
  let pressed = null
  const press = event => {
    pressed = event.isPrimary && !event.target.closest(".modebar") ? [event.clientX, event.clientY] : null
  }
  const release = event => {
    const { clientX: x, clientY: y } = event
    const still = pressed && Math.hypot(x - pressed[0], y - pressed[1]) < REACH / 2
    pressed = null
    if (!still || !finger.matches) return
    const marks = touched(x, y)
    if (marks.length) setTriggerValue("mark", marks.join("*"))
  }

  const place = mark => { // where a mark stands, in the figure's own coordinates
    for (const trace of plot.data) {
      const at = trace.customdata?.indexOf?.(mark) ?? -1
      if (at >= 0 && trace.mode === "markers") return [trace.x[at], trace.y[at]]
    }
  }
  const draw = (name, mark) => {
    plot.querySelector(`.${name}`)?.remove()
    const { meta } = plot.layout ?? {}
    const from = mark && meta?.ties && place(mark)
    if (!from) return
    const { xaxis, yaxis, font } = plot._fullLayout
    const pixels = (x, y) => [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(y)]
    const [x, y] = pixels(...from)
    const ring = `M${x - 9} ${y}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0`
    const lines = (meta.ties[mark] ?? []).map(tie => `M${pixels(tie[0], tie[1])}L${pixels(tie[2], tie[3])}`)
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
    path.setAttribute("class", name)
    path.setAttribute("d", [ring, ...lines].join(""))
    path.setAttribute("style", `fill: none; stroke: ${font.color}; stroke-width: 1.5px; pointer-events: none`)
    plot.querySelector(".hoverlayer")?.before(path)
  }

  const moved = change => {
    if (!data.zooms) return
    const whole = change["xaxis.autorange"]
    const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]]
    if (whole || range[0]) setTriggerValue("window", whole ? "" : range.map(day => day.slice(0, 10)).join("/"))
  }
  const heard = {
    plotly_click: event => { if (!finger.matches && marked(event)) setTriggerValue("mark", marked(event)) },
    plotly_hover: event => { point(Boolean(marked(event))); draw("ties-pointed", marked(event)) },
    plotly_unhover: () => { point(false); draw("ties-pointed") },
    plotly_relayout: moved,
    plotly_afterplot: () => { draw("ties-pointed"); draw("ties-open", data.opened) },
  }

  // plotly's element is made after this script runs, and made anew when the figure or the look of the page changes
  const attach = () => {
    const found = find()?.querySelector(".js-plotly-plot")
    if (found === plot || !found?.on) return
    plot = found
    for (const [event, listener] of Object.entries(heard)) plot.on(event, listener)
    plot.addEventListener("pointerdown", press, { capture: true })
    if (plot._fullLayout?.xaxis) draw("ties-open", data.opened)
  }
  const watch = new MutationObserver(attach)
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, { childList: true, subtree: true })
  document.addEventListener("pointerup", release, { capture: true }) // plotly lays a sheet over the page while pressed
  attach()
  return () => {
    watch.disconnect()
    document.removeEventListener("pointerup", release, { capture: true })
    for (const [event, listener] of Object.entries(heard)) plot?.removeListener?.(event, listener)
    plot?.removeEventListener("pointerdown", press, { capture: true })
  }
}
