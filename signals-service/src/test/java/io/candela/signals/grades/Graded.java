package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.candela.contracts.Grade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The grades that candles must give, folded without a pause. */
public final class Graded {
    private final Map<Outlook, Window> windows = new EnumMap<>(Outlook.class);

    Graded() {
        for (Outlook outlook : Outlook.values()) {
            windows.put(outlook, new Window(outlook));
        }
    }

    public static List<Grade> grades(List<Candle> candles) {
        Graded graded = new Graded();
        List<Grade> grades = new ArrayList<>();
        candles.forEach(candle -> graded.take(candle, grades));
        return grades;
    }

    private void take(Candle candle, List<Grade> grades) {
        for (Window window : windows.values()) {
            if (window.outlook().interval() == candle.interval()
                    && window.take(candle)
                    && windows.values().stream().allMatch(Window::ready)) {
                grades.add(Grading.grade(measured(Outlook.TRADER), measured(Outlook.INVESTOR), candle));
            }
        }
    }

    private Measured measured(Outlook outlook) {
        return Grading.measure(windows.getOrDefault(outlook, new Window(outlook)));
    }
}
