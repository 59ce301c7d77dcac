// The button that opens the closed sidebar bears the name that stands beside it; it is made anew at each closing. Who
// takes a chip away is led to the one that follows it, or where none is left to the title.
function listen({ data }) {
  const chips = () => [...document.querySelectorAll(".st-key-chips button")]
  const name = () => document.querySelector("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", data.name)
  const follow = () => {
    const { flowsChip: taken } = window // this script is run anew with every answer of the server
    if (!taken || taken.button.isConnected) return
    window.flowsChip = undefined
    if (document.activeElement !== document.body) return
    const next = chips()[Math.min(taken.place, chips().length - 1)] ?? document.querySelector("[data-testid=stMain] h1")
    if (next?.tagName === "H1") next.tabIndex = -1
    next?.focus({ preventScroll: true })
  }
  const click = event => {
    const button = event.target.closest?.(".st-key-chips button")
    if (button) window.flowsChip = { button, place: chips().indexOf(button) }
  }
  const changed = () => { name(); follow() }
  const watch = new MutationObserver(changed)
  watch.observe(document.querySelector("[data-testid=stApp]") ?? document.body, { childList: true, subtree: true })
  document.addEventListener("click", click)
  changed()
  return () => {
    watch.disconnect()
    document.removeEventListener("click", click)
  }
}
