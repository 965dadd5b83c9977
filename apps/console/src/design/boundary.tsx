import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

interface BoundaryProps {
  onReset?: () => void
  children: ReactNode
}

/** Catches what a part of the page throws while rendering, and offers to try again. */
export class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <main className="grid min-h-dvh place-items-center">
        <ErrorState
          page
          error={this.state.error}
          onRetry={() => {
            this.props.onReset?.()
            this.setState({ error: undefined })
          }}
        />
      </main>
    )
  }
}
