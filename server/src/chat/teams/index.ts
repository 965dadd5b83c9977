export { createTeam, deleteTeam, updateTeam } from './save-team.ts'
export { listTeams, type TeamRow } from './teams.sql.ts'
