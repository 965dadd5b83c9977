export async function poll(ask: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  for (;;) {
    if (await ask()) break
  }
  while (true) {
    if (signal.aborted) break
  }
  // Whatever was there.
  while (!signal.aborted) await ask()
  for (let more = true; more; ) more = await ask()
}

export async function wait(ask: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  // Ends: with its caller's signal.
  while (!signal.aborted) await ask()
  for (let tries = 0; tries < 3 && !signal.aborted; tries++) await ask()
  for (const each of [ask, ask]) await each()
}
