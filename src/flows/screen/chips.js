// The button that opens the closed sidebar bears the name that stands beside it; it is made anew at each closing.
export default function ({ data }) {
  const name = () => document.querySelector("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", data.name)
  const watch = new MutationObserver(name)
  watch.observe(document.querySelector("[data-testid=stApp]") ?? document.body, { childList: true, subtree: true })
  name()
  return () => watch.disconnect()
}
