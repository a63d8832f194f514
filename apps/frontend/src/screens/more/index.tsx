import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function MoreScreen() {
  return (
    <Screen title={titles.more} header={<Header title={titles.more} />}>
      <></>
    </Screen>
  );
}
