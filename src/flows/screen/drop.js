// Streamlit's field for files can be focused and yet says of itself that it is nothing: it is named as what it is.
function listen({ data }) {
  const name = () => document.querySelectorAll("[data-testid=stFileUploader] [role=presentation]").forEach(part => {
    part.setAttribute("role", "group")
    part.setAttribute("aria-label", data.label)
  })
  const watch = new MutationObserver(name)
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, { childList: true, subtree: true })
  name()
  return () => watch.disconnect()
}
