interface Label {
  id: string
  data: unknown
}
declare const labels: { execute(): Promise<unknown[]>; executeTakeFirst(): Promise<Label | undefined> }

export async function listLabels(): Promise<Label[]> {
  return (await labels.execute()) as Label[]
}

export async function findLabel(): Promise<{ id: string; color: string } | undefined> {
  const row = await labels.executeTakeFirst()
  return row as unknown as { id: string; color: string } | undefined
}

export async function getLabel(): Promise<Label> {
  const row = await labels.executeTakeFirst()
  return row as Label
}

/** What a JSON column holds. */
export async function readData(): Promise<{ color: string } | undefined> {
  const row = await labels.executeTakeFirst()
  return row?.data as { color: string } | undefined
}

export const COLUMNS = ['id', 'data'] as const
