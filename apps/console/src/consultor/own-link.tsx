import type { ExecutionFact } from '@recado/contracts/execution-facts'
import { useRouter } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'

/** To where one of the company's own figures can be looked at. Its address is the server's to say. */
export function OwnLink({ link: { path, label } }: { link: NonNullable<ExecutionFact['link']> }) {
  const router = useRouter()
  return (
    <a
      href={path}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        router.history.push(path)
      }}
      className="justify-self-start text-12 text-accent-text underline underline-offset-2"
    >
      {label}
      <ArrowUpRight size={12} className="ml-0.5 inline" aria-hidden />
    </a>
  )
}
