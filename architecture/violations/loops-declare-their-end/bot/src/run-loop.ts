export async function runLoop(step: () => Promise<boolean>): Promise<void> {
  while (await step()) await step()
}
