// Spared: the builder's test phone runs the production engine.
import { step } from '../../../../../engines/flow/src/index.ts'

export const play = step
