import { useEffect, useState } from 'preact/hooks'
import { Controls } from './controls.tsx'
import { findPhone, listPhones, type PhoneView } from './network.ts'
import { Phone } from './phone.tsx'
import { usePhone } from './use-phone.ts'
import { t } from './words.ts'

const ASK_MS = 1_500

/** The phones of the network; the one that the address names, or the first. */
export function App() {
  const wanted = new URLSearchParams(location.search).get('aparelho')
  const [phones, setPhones] = useState<PhoneView[]>([])
  const [chosen, setChosen] = useState<string>()
  const [part, setPart] = useState<'phone' | 'controls'>('phone')
  useEffect(() => {
    let ended = false
    // Phones appear when their bots do; a page that asks each moment and a half needs no other way to hear of it.
    const look = async () => {
      const [all, named] = await Promise.all([listPhones(), wanted === null ? undefined : findPhone(wanted)])
      if (ended) return
      setPhones(all)
      setChosen((before) => before ?? named?.phone ?? (wanted === null ? all[0]?.phone : undefined))
    }
    const ask = () => void look().catch(() => undefined)
    ask()
    const timer = setInterval(ask, ASK_MS)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [wanted])
  const shown = usePhone(chosen)
  return (
    <div class="page">
      <header class="top">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        {phones.length > 1 && (
          <label class="pick">
            <span>{t('phones')}</span>
            <select value={chosen ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
              {phones.map(({ phone, connected }) => (
                <option key={phone} value={phone}>
                  {phone} {connected ? '●' : '○'}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {shown === undefined ? (
        <main class="empty">
          <h2>{t('empty.title')}</h2>
          <p>{t('empty.text')}</p>
        </main>
      ) : (
        <>
          <nav class="tabs" aria-label={t('tabs.label')}>
            {(['phone', 'controls'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
                {t(`tabs.${one}`)}
              </button>
            ))}
          </nav>
          <main class="desk" data-part={part}>
            <Phone key={shown.view.phone} shown={shown} />
            <Controls shown={shown} />
          </main>
        </>
      )}
    </div>
  )
}
