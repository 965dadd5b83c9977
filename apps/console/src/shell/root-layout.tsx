import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { OfflineBanner } from '../design/offline-banner.tsx'
import { ToastProvider } from '../design/toast.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

export function RootLayout() {
  return (
    <ToastProvider>
      <OfflineBanner />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </ToastProvider>
  )
}
