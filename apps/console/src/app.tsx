import { QueryClientProvider, QueryErrorResetBoundary } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { I18nextProvider } from 'react-i18next'
import { Boundary } from './design/boundary.tsx'
import type { ConsoleRouter } from './router.tsx'
import { type Services, ServicesContext } from './services.ts'
import { BrandOnPage } from './session/brand-on-page.tsx'

interface AppProps {
  services: Services
  router: ConsoleRouter
}

export function App({ services, router }: AppProps) {
  return (
    <StrictMode>
      <ServicesContext value={services}>
        <I18nextProvider i18n={services.i18n}>
          <QueryClientProvider client={services.queries}>
            <QueryErrorResetBoundary>
              {({ reset }) => (
                <Boundary onReset={reset}>
                  <Suspense>
                    <BrandOnPage />
                    <RouterProvider router={router} />
                  </Suspense>
                </Boundary>
              )}
            </QueryErrorResetBoundary>
          </QueryClientProvider>
        </I18nextProvider>
      </ServicesContext>
    </StrictMode>
  )
}
