/** Made by build/emoji-data.ts: the emoji itself, its name, its group, and words that find it. */
declare module 'virtual:emoji/*' {
  const rows: [emoji: string, label: string, group: number, tags: string[]][]
  export default rows
}
