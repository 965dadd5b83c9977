import { internal } from '../../../../engines/flow/src/internal.ts'
import { step } from '../../../../engines/flow/src/index.ts'
import { fake } from '../../../../engines/flow/src/testing/index.ts'

export const runFlow = [internal, step, fake]
