/** How the device dies when a defect wants it to. A session lets both through; whoever runs it acts on them. */

/** The process goes down without a word to anyone. */
export class DeviceCrash extends Error {
  override readonly name = 'DeviceCrash';
}

/** Nothing more is heard of the device, and nothing more does it hear. */
export class DeviceHang extends Error {
  override readonly name = 'DeviceHang';
}

/** The session is over with something wrong; the message says what. */
export class SessionFailure extends Error {
  override readonly name = 'SessionFailure';
}
