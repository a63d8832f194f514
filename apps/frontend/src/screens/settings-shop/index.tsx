import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SettingsShopScreen() {
  return (
    <Screen title={titles.shopSettings} header={<Header title={titles.shopSettings} />}>
      <></>
    </Screen>
  );
}
