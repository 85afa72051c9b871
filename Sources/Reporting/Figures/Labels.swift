// Small texts in a crowded figure.

/// Texts beside marks, where they hide neither one another nor the marks.
struct Labels {
  /// The ends of the place for labels: left, right, top, bottom.
  let room: (Double, Double, Double, Double)
  private(set) var placed: [(text: String, x: Double, y: Double)] = []
  private var taken: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = []

  init(room: (Double, Double, Double, Double)) { self.room = room }

  mutating func keep(clear mark: (Double, Double)) {
    taken.append((mark.0 - 10...mark.0 + 10, mark.1 - 10...mark.1 + 10))
  }

  mutating func add(_ text: String, beside mark: (Double, Double)) {
    let (width, height) = (text.width(size: 20), 16.0)
    let places = [
      (14.0, 7.0), (-14 - width, 7), (-width / 2, -15), (-width / 2, 31), (10, -12), (10, 27), (-10 - width, -12),
      (-10 - width, 27), (22, -26), (-22 - width, -26), (22, 40), (-22 - width, 40),
    ].map { (mark.0 + $0.0, mark.1 + $0.1) }
    func hidden(_ place: (Double, Double)) -> Double {
      let (x, y) = (place.0...place.0 + width, place.1 - height...place.1)
      let isOut = x.lowerBound < room.0 || x.upperBound > room.1 || y.lowerBound < room.2 || y.upperBound > room.3
      return taken.reduce(isOut ? 1e6 : 0) { sum, other in
        let wide = min(x.upperBound, other.x.upperBound) - max(x.lowerBound, other.x.lowerBound)
        let high = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
        return sum + max(0, wide) * max(0, high)
      }
    }
    let costs = places.map(hidden)
    let best = places[costs.indices.min { costs[$0] < costs[$1] }!]
    placed.append((text, best.0, best.1))
    taken.append((best.0...best.0 + width, best.1 - height...best.1))
  }
}
