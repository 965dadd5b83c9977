import { greet } from '../../chat/workflows/greet.ts'
import { recommend } from '../../carmatch/workflows/recommend.ts'

export const answer = [greet, recommend]
