function formatted(millis) {
  const date = new Date(millis);
  const two = (number) => (number < 10 ? '0' : '') + number;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('/');
  return day + ' ' + [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

Page({
  data: {
    logs: [],
  },

  onLoad() {
    this.setData({ logs: (wx.getStorageSync('logs') || []).map(formatted) });
  },
});
