// The panel: who opens it is led to its heading, Escape closes it, and the focus goes back to where it came from.
function listen({ data, setTriggerValue }) {
  const panel = document.querySelector(".st-key-panel")
  if (!panel) return
  const heading = panel.querySelector("h2")
  panel.setAttribute("role", "region")
  panel.setAttribute("aria-labelledby", heading?.id ?? "")
  if (window.flowsOpened !== data.opened) { // this script is run anew with every answer of the server
    if (!window.flowsOpened) window.flowsOpener = document.activeElement
    window.flowsOpened = data.opened
    if (heading) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    panel.scrollTop = 0
  }
  const close = event => {
    const inList = event.target.closest?.("[data-baseweb=popover], [aria-expanded=true]")
    if (event.key === "Escape" && !inList) setTriggerValue("close", true)
  }
  document.addEventListener("keydown", close)
  return () => {
    document.removeEventListener("keydown", close)
    setTimeout(() => {
      if (document.querySelector(".st-key-panel") || !window.flowsOpened) return
      window.flowsOpened = undefined
      const table = window.flowsOpener?.closest?.("[data-testid=stDataFrame]") // a cell that gets the focus is chosen
      const opener = table ?? window.flowsOpener
      if (table) table.tabIndex = -1
      if (opener?.isConnected) opener.focus({ preventScroll: true })
    })
  }
}
