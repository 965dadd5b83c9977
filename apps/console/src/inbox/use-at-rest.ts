import { useEffect, useState } from 'react'

/** Nobody has touched anything for so long: they are reading, or away. */
const REST_MS = 20_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const

/** Whether the person has let keyboard and pointer be for a while. */
export function useAtRest(): boolean {
  const [rests, setRests] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setRests(true), REST_MS)
    const onSign = () => {
      clearTimeout(timer)
      setRests(false)
      timer = setTimeout(() => setRests(true), REST_MS)
    }
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, onSign)
    }
  }, [])
  return rests
}
