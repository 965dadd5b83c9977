import { useQuery } from '@tanstack/react-query'

/** Names of what the company has, to be proposed; none while they cannot be had. */
export function useNames(key: readonly unknown[], load: () => Promise<readonly { name: string }[]>): readonly string[] {
  const { data = [] } = useQuery({
    queryKey: [...key, 'names'],
    queryFn: async () => (await load()).map(({ name }) => name),
  })
  return data
}
