/** Up to four of the team, by their first letters: decoration beside a text that names them. */
export function Faces({ names }: { names: readonly string[] }) {
  return (
    <span class="faces" aria-hidden="true">
      {names.map((name, index) => (
        <span key={`${name}${index}`} class="face">
          {Array.from(name)[0]?.toLocaleUpperCase()}
        </span>
      ))}
    </span>
  )
}
