export async function readAll(read: (cursor: string | undefined) => Promise<string | undefined>): Promise<void> {
  let cursor: string | undefined
  do {
    cursor = await read(cursor)
  } while (cursor !== undefined)
}
