import { session } from '../../../client/src/session.ts'
import { pay } from '../../../client/src/types-alone.ts'

export const frame = [session, pay]
