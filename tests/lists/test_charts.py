from django.template.loader import render_to_string
from django.test import SimpleTestCase
from django.utils import translation

from borderops.lists.charts import axis, bar_chart


class BarChartTests(SimpleTestCase):
    def test_missing_is_a_gap_and_zero_is_a_bar_of_no_height(self):
        missing, none = bar_chart([("1", None, 3), ("2", 0, 3)])["bars"]
        self.assertEqual((missing["value"], missing["now"]["words"]), (None, "–"))
        self.assertEqual((none["value"], none["now"]["words"], none["now"]["height"]), (0, "0", 0))

    def test_heights_are_in_proportion(self):
        small, large = bar_chart([("1", 50, None), ("2", 100, None)])["bars"]
        self.assertEqual(small["now"]["height"] * 2, large["now"]["height"])

    def test_last_year_is_left_out_when_all_of_it_is_missing(self):
        self.assertFalse(bar_chart([("1", 5, None)])["has_last"])
        self.assertTrue(bar_chart([("1", 5, 0)])["has_last"])

    def test_bars_stay_inside_the_drawing(self):
        chart = bar_chart([(str(month), 9999, 9999) for month in range(1, 13)])
        for pair in chart["bars"]:
            self.assertGreaterEqual(pair["last"]["x"], chart["left"])
            self.assertLessEqual(pair["now"]["x"] + pair["now"]["width"], chart["width"])
            self.assertGreaterEqual(pair["now"]["words_y"], 10)

    def test_ticks_are_round_and_reach_the_highest_value(self):
        self.assertEqual(axis(0), [0, 1])
        self.assertEqual(axis(7), [0, 2, 4, 6, 8])
        self.assertEqual(axis(2186), [0, 1000, 2000, 3000])

    def test_draws_coordinates_that_a_browser_can_read_in_vietnamese(self):
        chart = bar_chart([("1", 1500, None), ("2", None, 2)], width=1440)
        with translation.override("vi"):
            drawn = render_to_string("components/bar_chart.html", {"chart": chart, "title": "Vụ việc"})
        self.assertIn('viewBox="0 0 1440 180"', drawn)
        self.assertIn(">1.500</text>", drawn)
        self.assertEqual(drawn.count('<rect class="now"'), 1)

    def test_names_on_end_have_their_room_below_the_same_bars(self):
        points = [("Xã Thượng Tân Sơn", 3, 2), ("Lũng Cú", 1, None)]
        flat, on_end = bar_chart(points), bar_chart(points, is_on_end=True)
        self.assertEqual(flat["bars"], on_end["bars"])
        self.assertGreater(on_end["height"], flat["height"])
        with translation.override("vi"):
            drawn = render_to_string("components/bar_chart.html", {"chart": on_end, "title": "Vụ việc"})
        self.assertEqual(drawn.count("rotate(-55)"), 2)

    def test_an_empty_year_still_has_an_axis(self):
        self.assertEqual(len(bar_chart([])["ticks"]), 2)
