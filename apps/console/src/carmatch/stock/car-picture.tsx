import { clsx } from 'clsx'
import { CarFront } from 'lucide-react'

/** A car's first photo, or that there is none. The car's name stands beside it wherever it is used. */
export function CarPicture({ url, className }: { url: string | null; className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx('relative grid shrink-0 place-items-center overflow-hidden rounded-4 bg-sunken', className)}
    >
      <CarFront size={20} strokeWidth={1.5} className="text-ink-faint" />
      {url !== null && (
        <img src={url} alt="" loading="lazy" decoding="async" className="absolute inset-0 size-full object-cover" />
      )}
    </span>
  )
}
