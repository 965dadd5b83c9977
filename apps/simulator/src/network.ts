/** What the simulated network shows of a phone (bot/src/simulator/simulated-phone.ts). */
export interface PhoneView {
  phone: string
  lid: string
  name: string
  state: 'linked' | 'unlinked' | 'banned'
  connected: boolean
  line: 'up' | 'cut'
  qr: string | null
  code: string | null
  passkey: boolean
  restriction: { until: string | null; used: number; limit: number } | null
  receipts: 'at once' | 'late' | 'never'
  pending: number
  customers: Customer[]
  typing: string | null
}

export interface Customer {
  phone: string
  lid: string
  name: string
}

export interface Entry {
  n: number
  /** in: from the customer to the shop. */
  direction: 'in' | 'out'
  chat: string
  messageId: string
  content: Content
  at: string
  state: 'sent' | 'delivered' | 'read'
  quoted?: string
}

export interface Media {
  source?: string
  mime: string
  name?: string
}

export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'video' | 'document'; media: Media; caption: string }
  | { kind: 'audio' | 'voice' | 'sticker'; media: Media }
  | { kind: 'location'; latitude: number; longitude: number; name: string; address: string }
  | { kind: 'contacts'; contacts: { name: string; phones: string[] }[] }
  | { kind: 'reaction'; message_id: string; emoji: string | null }
  | { kind: 'edit'; message_id: string; text: string }
  | { kind: 'deletion'; message_id: string }

export async function listPhones(): Promise<PhoneView[]> {
  return (await fetch('/phones')).json()
}

export async function findPhone(name: string): Promise<PhoneView | undefined> {
  const answer = await fetch(`/phones/${encodeURIComponent(name)}`)
  return answer.ok ? answer.json() : undefined
}

/** Does to a phone what a person does. @throws with what the network said */
export async function act(phone: string, name: string, body: object = {}): Promise<void> {
  const answer = await fetch(`/phones/${encodeURIComponent(phone)}/${name}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? `${answer.status}`)
}

/** A file goes to the network before the message that names it. */
export async function upload(file: Blob): Promise<{ source: string; bytes: number }> {
  const answer = await fetch('/media', { method: 'POST', headers: { 'content-type': file.type }, body: file })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

/** By the page's own address: the network has another name for itself. */
export function addressOf({ source }: Media): string | undefined {
  return source === undefined ? undefined : new URL(source).pathname
}

/** Hears of each change of a phone, over lines that break. @returns what ends it */
export function watch(
  phone: string,
  heard: (news: { view: PhoneView; log: Entry[] }) => void,
  lost: () => void,
): () => void {
  let ended = false
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    socket = new WebSocket(`ws://${location.host}/phones/${encodeURIComponent(phone)}/watch`)
    socket.onmessage = ({ data }) => heard(JSON.parse(String(data)))
    socket.onclose = () => {
      if (ended) return
      lost()
      timer = setTimeout(open, 1_000)
    }
  }
  open()
  return () => {
    ended = true
    clearTimeout(timer)
    socket?.close()
  }
}
