import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { OfflineBanner } from '../design/offline-banner.tsx'
import { NewerBuild } from '../offline/newer-build.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

export function RootLayout() {
  return (
    <div className="flex min-h-dvh flex-col">
      <OfflineBanner />
      <NewerBuild />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </div>
  )
}
