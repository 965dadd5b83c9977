import type { Rows } from '../matrix.ts'

export const rows: Rows = {
  'list-labels': { reach: 'own' },
  'create-label': { reach: 'own', payload: { name: 'De dentro', colour: '#112233' } },
  'update-label': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.labelId }, payload: { name: 'Tomada', colour: '#112233' } }),
  },
  'delete-label': { reach: 'id', of: (victim) => ({ params: { id: victim.labelId } }) },
}
