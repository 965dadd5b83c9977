import { ApiProblem } from './api-problem.ts'

export interface TokenHolder {
  /** The token to send; undefined while nobody is signed in. A promise while that is not known yet. */
  accessToken(): string | undefined | Promise<string | undefined>
  /** Called when the server refuses `usedToken`; answers whether another one is there now. */
  renew(usedToken: string): Promise<boolean>
}

/** Asks with the token; when the server does not take it, once more with a new one. */
export async function withToken<Answer>(
  { accessToken, renew }: TokenHolder,
  ask: (token: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  const used = await accessToken()
  try {
    return await ask(used)
  } catch (error) {
    const isRefused = error instanceof ApiProblem && error.status === 401
    if (!isRefused || used === undefined || !(await renew(used))) throw error
    return ask(await accessToken())
  }
}
