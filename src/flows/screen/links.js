// Links to the app's own pages, wherever they stand in a text: to another page they are followed as Back and Forward
// are, without loading the app anew; to what opens on this page, the server is told what. With a key held down, or in a
// new tab, they are links like any other.
function listen({ data, setTriggerValue }) {
  const follow = event => {
    const link = event.target.closest?.("a[href]")
    const held = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (!link || held || event.defaultPrevented || link.origin !== location.origin) return
    if (link.getAttribute("href").startsWith("#") || !data.paths.includes(link.pathname)) return
    event.preventDefault()
    const asked = new URLSearchParams(link.search)
    const opened = data.opened.find(name => asked.has(name) && asked.get(name) !== new URLSearchParams(location.search).get(name))
    if (link.pathname === location.pathname && opened) {
      setTriggerValue("opened", `${opened}=${asked.get(opened)}`)
      return
    }
    history.pushState({}, "", link.href)
    dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  }
  document.addEventListener("click", follow)
  return () => document.removeEventListener("click", follow)
}
