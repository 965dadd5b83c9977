import { SignedArea } from '../../shell/signed-area.tsx'
import { TestChat } from './test-chat.tsx'

/** Without rail and tabs: a page as a customer's site would be. Only for whoever is signed in. */
export function TestChatScreen() {
  return (
    <SignedArea>
      <TestChat />
    </SignedArea>
  )
}
