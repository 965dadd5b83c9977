export { createTeam, deleteTeam, updateTeam } from './save-team.ts'
export { listTeams } from './teams.sql.ts'
