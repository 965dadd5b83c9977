import { z } from 'zod'

/** An id as addresses carry it: `wireId(MemberId, id)` → `mem_01k…`. */
export function wireId<Codec extends z.ZodType>(codec: Codec, id: z.output<Codec>): string {
  return encodeURIComponent(String(z.encode(codec, id)))
}
