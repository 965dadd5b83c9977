import { type ComponentProps, lazy, Suspense } from 'react'

const SavedViewDialog = lazy(() =>
  import('./saved-view-dialog.tsx').then((file) => ({ default: file.SavedViewDialog })),
)

/** The dialog that names a view, loaded when somebody opens it: its form weighs more than the list. */
export function SavedViewHost(props: ComponentProps<typeof SavedViewDialog>) {
  return (
    <Suspense>
      <SavedViewDialog {...props} />
    </Suspense>
  )
}
