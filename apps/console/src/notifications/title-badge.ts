const BADGE = /^\(\d+\+?\) /

let waiting = 0

/** One more came while nobody looked: its number stands before the window's title until somebody does. */
export function raiseTitleBadge(): void {
  if (document.visibilityState === 'visible' && document.hasFocus()) return
  if (waiting === 0) {
    document.addEventListener('visibilitychange', clear)
    window.addEventListener('focus', clear)
  }
  waiting += 1
  document.title = `(${waiting > 99 ? '99+' : waiting}) ${document.title.replace(BADGE, '')}`
}

function clear(): void {
  if (document.visibilityState !== 'visible') return
  document.removeEventListener('visibilitychange', clear)
  window.removeEventListener('focus', clear)
  waiting = 0
  document.title = document.title.replace(BADGE, '')
}
