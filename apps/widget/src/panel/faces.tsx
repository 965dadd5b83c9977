import { useWidget } from '../launcher/widget-context.ts'

interface FaceProps {
  name: string
  /** Address on the tenant's host; their first letter stands where there is none, and until it is here. */
  photo: string | null | undefined
}

/** Up to four of the team: decoration beside a text that names them. */
export function Faces({ of }: { of: readonly FaceProps[] }) {
  return (
    <span class="faces" aria-hidden="true">
      {of.map((face, index) => (
        <Face key={`${face.name}${index}`} {...face} />
      ))}
    </span>
  )
}

export function Face({ name, photo }: FaceProps) {
  const { base } = useWidget()
  return (
    <span class="face" aria-hidden="true">
      {Array.from(name)[0]?.toLocaleUpperCase()}
      {/* One that was taken away, or that the page's policy forbids, leaves the letter as it was. */}
      {photo && (
        <img key={photo} src={base + photo} alt="" onError={({ currentTarget }) => (currentTarget.hidden = true)} />
      )}
    </span>
  )
}
