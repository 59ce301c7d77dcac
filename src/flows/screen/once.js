
// Streamlit runs a script anew with every answer of the server and, when its element goes, ends the last run alone: here
// each run ends the one before it.
const ends = new Map()
export default component => {
  const { key } = component
  ends.get(key)?.()
  ends.set(key, listen(component))
  return () => {
    ends.get(key)?.()
    ends.delete(key)
  }
}
