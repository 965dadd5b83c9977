import { frame } from '../../apps/widget/src/frame.ts'
import { plan } from '../../contracts/src/index.ts'
import { cep } from '../../engines/brazil/src/cep.ts'

export const call = [frame, plan, cep]
