export { createServiceMeter, type ServiceMeter } from './create-service-meter.ts'
export { readServiceLevel } from './read-service-level.ts'
export { deleteHoursBefore } from './service-hours.sql.ts'
