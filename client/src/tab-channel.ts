export interface TabChannel<Message> {
  /** Sends to the other tabs, not to this one. */
  send(message: Message): void
  close(): void
}

/** A BroadcastChannel between tabs of one origin. A page that is refused one (a sandbox, no storage) is alone. */
export function openTabChannel<Message>(name: string, receive: (message: Message) => void): TabChannel<Message> {
  let channel: BroadcastChannel | undefined
  try {
    channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }: MessageEvent<Message>) => receive(data)
  } catch {}
  return {
    send: (message) => {
      try {
        channel?.postMessage(message)
      } catch {}
    },
    close: () => channel?.close(),
  }
}
