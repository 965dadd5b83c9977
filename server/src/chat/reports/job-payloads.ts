/** Some facts have no business time: a migration left them so. */
export const COUNT_BUSINESS_TIME_JOB = 'reports.count_business_time'
