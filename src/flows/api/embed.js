// Where the server has no picture, the browser draws the same figure; a page that is no frame offers the line for one.
const find = id => document.getElementById(id)
const limits = { phone: 460, column: 720 }  // as the pictures have them
const place = find("drawn")
const image = document.querySelector("img")

if (place.dataset.look) document.documentElement.dataset.look = place.dataset.look
const own = window.top === window
if (own) find("offer").hidden = find("keep").hidden = false

const loaded = address => new Promise((done, failed) => {
  const script = document.createElement("script")
  script.src = address
  script.onload = done
  script.onerror = failed
  document.head.append(script)
})

const draw = async () => {
  const { figure, borders, plotly, look, name } = place.dataset
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const asked = new URL(figure)
  asked.searchParams.set("width", ["phone", "column"].find(width => innerWidth <= limits[width]) || "page")
  asked.searchParams.set("look", look || (dark ? "dark" : "light"))
  const answer = await fetch(asked)
  if (!answer.ok) throw new Error(answer.status)
  const { data, layout } = await answer.json()
  await loaded(plotly)
  find("picture").hidden = find("keep").hidden = true
  place.hidden = false
  await Plotly.newPlot(place, data, layout, { staticPlot: true, topojsonURL: borders })
  find("save").hidden = !own
  for (const button of find("save").querySelectorAll("button")) button.onclick = () => Plotly.downloadImage(place,
    { format: button.value, filename: name, width: layout.width, height: layout.height, scale: button.value === "png" ? 2 : 1 })
}

const instead = () => draw().catch(() => { find("failed").hidden = false })
if (image.complete && !image.naturalWidth) instead()
else image.addEventListener("error", instead, { once: true })
