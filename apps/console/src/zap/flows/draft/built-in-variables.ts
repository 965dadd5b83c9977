/** Variables that every flow has; none of its own is called so. */
export const BUILT_IN_VARIABLES: readonly string[] = ['last_message', 'today', 'now']
